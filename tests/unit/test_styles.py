"""What is left of Material's styles."""

from __future__ import annotations

import pytest

from flashdeck.finish.styles import Used, merge_styles, trim, used_in, without_unused_properties
from flashdeck.problems import Failure

PAGE = '<body data-md-color-primary="custom"><div class="md-typeset flash-card" id="here"><p class="note">tip</p></div>'
IN_JSON = '{"question": "<span class=\\"katex odd\\">1</span>"}'
USED = used_in([PAGE, IN_JSON], ['x("div",{class:"md-search__item"}),y("tip admonition")'])


@pytest.mark.parametrize(
    ("css", "left"),
    [
        (".note,.tip{color:red}.tip{color:blue}", ".note{color:red}"),
        ("p>.md-typeset a:hover{top:0}#here,#there{top:1px}", "p>.md-typeset a:hover{top:0}#here{top:1px}"),
        (".md-search__item{top:0}.md-search__other{top:0}", ".md-search__item{top:0}"),
        (".katex .odd{top:0}.admonition{top:0}", ".katex .odd{top:0}"),
        ("p:not(.tip){top:0}:is(.tip,p)::after{content:'}'}", "p:not(.tip){top:0}:is(.tip,p)::after{content:'}'}"),
        ("@media print{.tip{top:0}}@media print{.note{top:0}.tip{top:0}}", "@media print{.note{top:0}}"),
        ('@charset "UTF-8";@keyframes spin{to{top:0}}', "@keyframes spin{to{top:0}}"),
        (
            "[data-md-color-primary=red]{top:0}[data-md-color-primary=custom]{top:0}",
            "[data-md-color-primary=custom]{top:0}",
        ),
        (".highlight .se{top:0}.js a{top:0}[dir=ltr] a[href^='}']{top:0}", None),
    ],
)
def test_rules_stay_that_something_can_match(css: str, left: str | None) -> None:
    assert trim(css, USED) == (css if left is None else left)


def test_custom_properties_stay_that_something_reads_by_whatever_way() -> None:
    css = ":root{--a:url(\"data:a;b{}\");--b:var(--c);--c:1;--d:'x;y';--e:2px}p{top:var(--b)}"
    assert (
        without_unused_properties(css, ["style.setProperty('--e')"])
        == ":root{--b:var(--c);--c:1;--e:2px}p{top:var(--b)}"
    )


def test_a_theme_with_other_files_is_refused_in_one_line(tmp_path_factory: pytest.TempPathFactory) -> None:
    site = tmp_path_factory.mktemp("site")
    with pytest.raises(Failure, match="styles have other names"):
        merge_styles(site, site, "site.css", [])


def test_what_a_page_names_is_told_apart_from_what_it_says() -> None:
    assert used_in(['<p class="a b">tip</p>'], []) == Used(
        frozenset({"a", "b", "js", "focus-visible", "js-focus-visible"}), frozenset()
    )
