import assert from "node:assert/strict";
import { test } from "node:test";
import { FORMS } from "../../../overrides/app/share/forms";

const base = "https://cards.example/a/";
const card = { title: 'Is "a[0]" < b|c}} & d?', page: `${base}cards/x/`, picture: `${base}embed/x/card.png`, frame: `${base}embed/x/`, name: "x", base };

test("a frame is empty, and a link comes after it", () => {
  const title = "Is &quot;a[0]&quot; &lt; b|c}} &amp; d?";
  assert.equal(
    FORMS.frame(card),
    `<iframe src="${base}embed/x/" width="600" height="360" title="${title}" style="border:0" loading="lazy"></iframe>\n<p><a href="${base}cards/x/">${title}</a></p>`,
  );
});

test("a title can't end the brackets of a wiki", () => {
  assert.equal(FORMS.dokuwiki(card), '{{flashcard>x|Is "a[0]" < b c & d?}}');
  assert.equal(FORMS.dokuwikiPicture(card), `[[${base}cards/x/|{{${base}embed/x/card.png?600|Is "a[0]" < b c & d?}}]]`);
  assert.equal(FORMS.mediawiki(card), '<flashcard name="x">Is "a[0]" &lt; b|c}} &amp; d?</flashcard>');
  assert.equal(FORMS.markdown(card), `[Is "a\\[0\\]" < b|c}} & d?](${base}cards/x/)`);
});
