"""Steps on the finished site folder, after the site engine: nothing here knows which engine made it."""
