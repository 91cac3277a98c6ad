<?php

namespace Flashdeck;

/**
 * A card's name, as an author of a wiki wrote it, to the frame that shows the card and the link under it.
 *
 * No address comes out but those of the sites that the wiki allows. The build puts this file into both packages.
 */
final class Card
{
    private const NAME = '(?:section/)?[a-z0-9]+(?:-[a-z0-9]+)*';
    private const LOWEST = 80; // pixels
    private const HIGHEST = 4000;

    /** Address of the script that gives frames the height of their cards. */
    public string $script;

    public string $html;

    /**
     * @param string[] $sites addresses of sites with cards; a name alone means a card of the first
     * @param string $name what follows /embed/ in the card's address, or a whole address
     * @param array $options theme: light or dark; height: pixels until the card tells its own
     * @throws \InvalidArgumentException when no frame can be made of it; its message says why
     */
    public function __construct(array $sites, string $name, string $title, array $options)
    {
        $sites = array_map(fn($site) => rtrim(trim($site), '/') . '/', array_filter($sites, 'trim'));
        $sites = preg_grep('~^https?://[^\s"\'<>]+/$~D', $sites);
        if (!$sites) {
            throw new \InvalidArgumentException('no site with cards is set up (add its address to the settings)');
        }
        $site = reset($sites);
        $name = trim($name);
        foreach ($sites as $allowed) {
            if (preg_match('~^' . preg_quote($allowed, '~') . '(?:cards|embed)/(.+?)/?$~D', $name, $found)) {
                [$site, $name] = [$allowed, $found[1]];
                break;
            }
        }
        if (!preg_match('~^' . self::NAME . '$~D', $name)) {
            throw new \InvalidArgumentException("“{$name}” is no card’s name and no address on an allowed site");
        }
        $title = trim($title) ?: ucfirst(str_replace('-', ' ', basename($name)));
        $theme = in_array($options['theme'] ?? '', ['light', 'dark'], true) ? "?theme={$options['theme']}" : '';
        $height = min(max((int) ($options['height'] ?? 0) ?: 360, self::LOWEST), self::HIGHEST);
        $page = str_starts_with($name, 'section/') ? 'cards/#' . substr($name, 8) : "cards/{$name}/";
        [$frame, $page, $title] = array_map(
            fn($text) => htmlspecialchars($text, ENT_QUOTES, 'UTF-8'),
            ["{$site}embed/{$name}/{$theme}", $site . $page, $title]
        );
        $this->script = "{$site}embed.js";
        $this->html = "<iframe src=\"{$frame}\" width=\"600\" height=\"{$height}\" title=\"{$title}\""
            . " style=\"border:0;max-width:100%\" loading=\"lazy\"></iframe><p><a href=\"{$page}\">{$title}</a></p>";
    }
}
