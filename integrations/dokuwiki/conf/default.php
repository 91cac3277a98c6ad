<?php
$conf['sites'] = 'https://cards.example/';
$conf['theme'] = '';
$conf['height'] = 360;
