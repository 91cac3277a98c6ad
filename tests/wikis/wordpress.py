"""WordPress as Debian packs it, with MariaDB on a private socket, in a temporary folder."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from bootstrap import WIKI_PACKAGES
from tests.wikis.php import database, free_port, php, served
from tests.wikis.platforms import ROOT

NAME = "WordPress"
PACKAGE = ROOT / WIKI_PACKAGES / "wordpress"

CONFIG = """<?php
define('DB_NAME', 'wordpress');
define('DB_USER', 'root');
define('DB_PASSWORD', '');
define('DB_HOST', 'localhost:{socket}');
define('WP_HOME', '{url}');
define('WP_SITEURL', '{url}');
define('WP_CONTENT_DIR', '{content}');
define('WP_HTTP_BLOCK_EXTERNAL', true);
define('WP_ACCESSIBLE_HOSTS', '127.0.0.1');
define('DISABLE_WP_CRON', true);
$table_prefix = 'wp_';
require_once ABSPATH . 'wp-settings.php';
"""

NEAR = """<?php
// WordPress fetches nothing from its own machine, where the cards' site of this test is, or from unusual ports.
add_filter('http_request_host_is_external', '__return_true');
add_filter('http_allowed_safe_ports', fn($ports) => [...$ports, {port}]);
"""

INSTALL = """<?php
define('WP_INSTALLING', true);
$_SERVER += ['HTTP_HOST' => 'localhost', 'SERVER_PROTOCOL' => 'HTTP/1.1'];
$socket = getenv('DATABASE');
(new mysqli('localhost', 'root', '', null, 0, $socket))->query('CREATE DATABASE wordpress');
require getenv('WORDPRESS') . '/wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install('Course site', 'teacher', 'teacher@example.org', false, '', 'not-a-secret-1');
"""

POST = """<?php
$_SERVER += ['HTTP_HOST' => 'localhost', 'SERVER_PROTOCOL' => 'HTTP/1.1'];
require getenv('WORDPRESS') . '/wp-load.php';
foreach (json_decode(file_get_contents(getenv('POSTS')), true) as $name => $content) {
    $post = ['post_title' => $name, 'post_name' => $name, 'post_content' => $content, 'post_status' => 'publish'];
    wp_insert_post(wp_slash($post));
}
"""


@contextmanager
def wordpress(posts: Mapping[str, str], cards_port: int) -> Iterator[str]:
    """A site with these posts, by somebody who may not write any HTML; gives an address to add names to."""
    # MariaDB's socket needs a short path, which a test's own folder has not.
    with tempfile.TemporaryDirectory(prefix="wp-") as name:
        folder = Path(name)
        code, content = folder / "site", folder / "site" / "wp-content"
        shutil.copytree(PACKAGE / "usr" / "share" / "wordpress", code, symlinks=True)
        themes = PACKAGE / "usr" / "share" / "wordpress" / "wp-content" / "themes"
        if not (content / "themes").is_dir():
            shutil.copytree(themes, content / "themes")
        (content / "mu-plugins").mkdir()
        (content / "mu-plugins" / "near.php").write_text(NEAR.format(port=cards_port), "utf-8")
        port = free_port()
        with database(folder) as socket:
            config = CONFIG.format(socket=socket, url=f"http://localhost:{port}", content=content)
            (code / "wp-config.php").write_text(config, "utf-8")
            (folder / "posts.json").write_text(json.dumps(dict(posts)), "utf-8")
            environment = {"WORDPRESS": str(code), "DATABASE": str(socket), "POSTS": str(folder / "posts.json")}
            for step, script in (("install", INSTALL), ("post", POST)):
                (folder / f"{step}.php").write_text(script, "utf-8")
                php(folder / f"{step}.php", environment=environment)
            with served(code, port, folder / "WordPress.log") as url:
                yield f"{url}?name="
