<?php
$meta['sites'] = ['string'];
$meta['theme'] = ['multichoice', '_choices' => ['', 'light', 'dark']];
$meta['height'] = ['numeric', '_min' => 80, '_max' => 4000];
