"""Flashdeck: card source under git in, a site with an offline study mode and a runnable deck out."""

__version__ = "0.1.0"
