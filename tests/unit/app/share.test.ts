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
  assert.equal(FORMS.mediawikiPicture(card), `[${base}cards/x/ ${base}embed/x/card.png]`);
  assert.equal(FORMS.mediawiki(card), '<flashcard name="x">Is "a[0]" &lt; b|c}} &amp; d?</flashcard>');
  assert.equal(FORMS.markdown(card), `[Is "a\\[0\\]" < b|c}} & d?](${base}cards/x/)`);
});

test("a picture leads to its card, in HTML and in Markdown", () => {
  const title = "Is &quot;a[0]&quot; &lt; b|c}} &amp; d?";
  const image = `<img src="${base}embed/x/card.png" alt="${title}" width="600" height="315">`;
  assert.equal(FORMS.picture(card), `<a href="${base}cards/x/">${image}</a>`);
  assert.equal(FORMS.markdownPicture(card), `[![Is "a\\[0\\]" < b|c}} & d?](${base}embed/x/card.png)](${base}cards/x/)`);
});

test("the address alone is that of the card's page, and the height comes from the site's script", () => {
  assert.equal(FORMS.address(card), `${base}cards/x/`);
  assert.equal(FORMS.height(card), `<script src="${base}embed.js" async></script>`);
});
