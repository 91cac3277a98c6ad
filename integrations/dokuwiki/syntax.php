<?php

require_once __DIR__ . '/Card.php';

use Flashdeck\Card;

/** {{flashcard>name|Title}}, with ?theme=dark&height=500 behind the name, to a card in a frame. */
class syntax_plugin_flashcard extends DokuWiki_Syntax_Plugin
{
    public function getType()
    {
        return 'substition'; // as DokuWiki spells it
    }

    public function getPType()
    {
        return 'block';
    }

    public function getSort()
    {
        return 305; // before {{pictures}}
    }

    public function connectTo($mode)
    {
        $this->Lexer->addSpecialPattern('\{\{flashcard>.+?\}\}', $mode, 'plugin_flashcard');
    }

    public function handle($match, $state, $pos, Doku_Handler $handler)
    {
        [$target, $title] = explode('|', substr($match, strlen('{{flashcard>'), -2), 2) + ['', ''];
        [$name, $query] = explode('?', $target, 2) + ['', ''];
        parse_str(trim($query), $options);
        return [$name, $title, $options];
    }

    public function render($format, Doku_Renderer $renderer, $data)
    {
        if ($format !== 'xhtml') {
            return false;
        }
        [$name, $title, $options] = $data;
        $options += ['theme' => $this->getConf('theme'), 'height' => $this->getConf('height')];
        try {
            $card = new Card(preg_split('/\s+/', $this->getConf('sites')), $name, $title, $options);
        } catch (InvalidArgumentException $error) {
            $renderer->doc .= '<div class="error">flashcard: ' . hsc($error->getMessage()) . '</div>';
            return true;
        }
        $script = '<script src="' . hsc($card->script) . '" async></script>';
        $renderer->doc .= $card->html . (str_contains($renderer->doc, $script) ? '' : $script);
        return true;
    }
}
