"""Tests of single modules, and of the browser code without a browser in `app/`."""
