<?php
$lang['sites'] = 'Addresses of the sites whose cards may be shown, with spaces between; names alone mean the first';
$lang['theme'] = 'Appearance of cards';
$lang['theme_o_'] = 'as the reader’s device';
$lang['theme_o_light'] = 'light';
$lang['theme_o_dark'] = 'dark';
$lang['height'] = 'Height of a frame until its card tells its own, in pixels';
