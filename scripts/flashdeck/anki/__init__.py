"""A deck to an Anki package (.apkg), and to the list by which reviews in Anki are known as those of its cards."""
