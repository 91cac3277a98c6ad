<?php

namespace MediaWiki\Extension\Flashcard;

use Flashdeck\Card;
use Html;
use InvalidArgumentException;
use MediaWiki\Hook\ParserFirstCallInitHook;
use MediaWiki\MediaWikiServices;
use Parser;

/** <flashcard name="…">Title</flashcard>, with theme="dark" height="500" if wanted, to a card in a frame. */
class Hooks implements ParserFirstCallInitHook
{
    /** @param Parser $parser */
    public function onParserFirstCallInit($parser)
    {
        $parser->setHook('flashcard', [self::class, 'render']);
    }

    public static function render(?string $text, array $attributes, Parser $parser): string
    {
        $config = MediaWikiServices::getInstance()->getMainConfig();
        $attributes += ['name' => '', 'theme' => $config->get('FlashcardTheme'), 'height' => $config->get('FlashcardHeight')];
        $title = html_entity_decode($text ?? '', ENT_QUOTES | ENT_HTML5, 'UTF-8');
        try {
            $card = new Card((array) $config->get('FlashcardSites'), $attributes['name'], $title, $attributes);
        } catch (InvalidArgumentException $error) {
            return Html::element('strong', ['class' => 'error'], 'flashcard: ' . $error->getMessage());
        }
        $output = $parser->getOutput();
        $output->addHeadItem(Html::element('script', ['src' => $card->script, 'async' => true]), $card->script);
        $output->addExtraCSPScriptSrc($card->script); // for wikis that send a Content-Security-Policy
        $output->addExtraCSPDefaultSrc(dirname($card->script) . '/');
        return "<div class=\"flashcard\">{$card->html}</div>";
    }
}
