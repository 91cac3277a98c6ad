"""Figures that show data or follow a grid, drawn by code: `python -m figures` writes them as SVG beside their cards.

A module that draws has a dictionary FIGURES: section and name of a figure, and the function that draws it.
Colours come from the classes of overrides/theme/assets/styles/figures.css, so a figure follows the theme.
"""
