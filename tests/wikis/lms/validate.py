"""Holds an XML file against a schema: `python validate.py file.xml schema.xsd`. Prints what is wrong, or nothing."""

import sys

from lxml import etree

document, schema = sys.argv[1:]
schemas = etree.XMLSchema(etree.parse(schema))
if not schemas.validate(etree.parse(document)):
    print(schemas.error_log)
