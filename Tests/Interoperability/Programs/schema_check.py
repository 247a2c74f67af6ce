"""Validates every part of workbooks against the ISO 29500-4 (transitional) and OPC schemas, with xmllint.

    schema_check.py FILE…      prints {"schemas": bool, "files": [FILE…]}
FILE       {"file", "error", "checked": ["xl/workbook.xml"…], "unchecked": ["…"], "findings": [FINDING…]}
FINDING    {"part", "line", "message"}

The schemas stand in the folder named by ACI_OOXML_SCHEMAS, or in shared/ooxml-schemas beside the checkout; where they
are not there, "schemas" is false and nothing was checked. Known gap of these schemas, left out of the findings:
xml:space on <t>, which every producer writes.
"""

import os
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree
import zipfile

from dump_format import explained, tell

OFFICE = "http://schemas.openxmlformats.org/"
DUBLIN_CORE = "http://dublincore.org/schemas/xmls/qdc/2003/04/02/"
SCHEMA_OF_ROOT = {
    OFFICE + "spreadsheetml/2006/main": "sml.xsd",
    OFFICE + "drawingml/2006/spreadsheetDrawing": "dml-spreadsheetDrawing.xsd",
    OFFICE + "drawingml/2006/chart": "dml-chart.xsd",
    OFFICE + "drawingml/2006/chartDrawing": "dml-chartDrawing.xsd",
    OFFICE + "drawingml/2006/main": "dml-main.xsd",
    OFFICE + "package/2006/content-types": "opc-contentTypes.xsd",
    OFFICE + "package/2006/relationships": "opc-relationships.xsd",
    OFFICE + "package/2006/metadata/core-properties": "core-properties",
    OFFICE + "officeDocument/2006/extended-properties": "shared-documentPropertiesExtended.xsd",
    OFFICE + "officeDocument/2006/custom-properties": "shared-documentPropertiesCustom.xsd",
    "": "vml-drawing",
}
VML_SCHEMAS = {
    "http://www.w3.org/XML/1998/namespace": "xml.xsd",
    "urn:schemas-microsoft-com:vml": "vml-main.xsd", "urn:schemas-microsoft-com:office:office": "vml-officeDrawing.xsd",
}
KNOWN_GAP = re.compile(r"element t: .*attribute '\{http://www\.w3\.org/XML/1998/namespace\}space'")
COMPLAINT = re.compile(r"^(?P<path>.+?):(?P<line>\d+): (?P<message>.*error : .*)$")
FILES_A_RUN = 400

# opc-coreProperties.xsd imports these three from the network; here is as much of them as core properties use.
XML_NAMESPACE = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/XML/1998/namespace">
<xs:attribute name="lang" type="xs:language"/><xs:attribute name="space" type="xs:NCName"/></xs:schema>"""
DC = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://purl.org/dc/elements/1.1/">
<xs:element name="creator" type="xs:string"/><xs:element name="description" type="xs:string"/>
<xs:element name="identifier" type="xs:string"/><xs:element name="language" type="xs:string"/>
<xs:element name="subject" type="xs:string"/><xs:element name="title" type="xs:string"/></xs:schema>"""
DCTERMS = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:dcterms="http://purl.org/dc/terms/"
targetNamespace="http://purl.org/dc/terms/">
<xs:simpleType name="W3CDTF"><xs:union memberTypes="xs:gYear xs:gYearMonth xs:date xs:dateTime"/></xs:simpleType>
<xs:element name="created" type="dcterms:W3CDTF"/><xs:element name="modified" type="dcterms:W3CDTF"/></xs:schema>"""
CATALOG = f"""<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">
<system systemId="{DUBLIN_CORE}dc.xsd" uri="dc.xsd"/><uri name="{DUBLIN_CORE}dc.xsd" uri="dc.xsd"/>
<system systemId="{DUBLIN_CORE}dcterms.xsd" uri="dcterms.xsd"/><uri name="{DUBLIN_CORE}dcterms.xsd" uri="dcterms.xsd"/>
</catalog>"""


def schema_folder():
    named = os.environ.get("ACI_OOXML_SCHEMAS")
    folder = pathlib.Path(named) if named else pathlib.Path(__file__).resolve().parents[4] / "shared" / "ooxml-schemas"
    return folder if (folder / "sml.xsd").is_file() else None


def prepare(work, schemas):
    """The catalog, and schemas that bring in core properties and shapes with what they import."""
    (work / "xml.xsd").write_text(XML_NAMESPACE)
    (work / "dc.xsd").write_text(DC)
    (work / "dcterms.xsd").write_text(DCTERMS)
    (work / "catalog.xml").write_text(CATALOG)
    core_properties = OFFICE + "package/2006/metadata/core-properties"
    (work / "core-properties").write_text(f"""<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
<xs:import namespace="http://www.w3.org/XML/1998/namespace" schemaLocation="xml.xsd"/>
<xs:import namespace="{core_properties}" schemaLocation="{(schemas / 'opc-coreProperties.xsd').as_uri()}"/></xs:schema>""")
    # The root of shapes has no namespace and no schema of its own.
    imports = "".join(
        f'<xs:import namespace="{namespace}" schemaLocation="{(place / file).as_uri()}"/>'
        for namespace, file in VML_SCHEMAS.items()
        for place in [schemas if file.startswith("vml") else work])
    (work / "vml-drawing").write_text(f"""<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">{imports}
<xs:element name="xml"><xs:complexType><xs:sequence><xs:any namespace="##other" maxOccurs="unbounded"/></xs:sequence>
</xs:complexType></xs:element></xs:schema>""")


def root_namespace(path):
    for _, element in xml.etree.ElementTree.iterparse(path, events=("start",)):
        return element.tag[1:].partition("}")[0] if element.tag.startswith("{") else ""
    return ""


def unpack(path, work):
    """The XML parts of a workbook, as (part name, file)."""
    work.mkdir()
    parts = []
    with zipfile.ZipFile(path) as archive:
        for number, entry in enumerate(archive.infolist()):
            if entry.filename.lower().endswith((".xml", ".rels", ".vml")):
                file = work / f"{number}.xml"
                file.write_bytes(archive.read(entry))
                parts.append((entry.filename, file))
    return parts


def complaints(schema, files, catalog):
    """What xmllint says of each file: {file: [(line, message)…]}."""
    found = {}
    for start in range(0, len(files), FILES_A_RUN):
        run = subprocess.run(
            ["xmllint", "--nonet", "--noout", "--schema", str(schema), *map(str, files[start:start + FILES_A_RUN])],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, encoding="utf-8", errors="replace",
            env=os.environ | {"XML_CATALOG_FILES": str(catalog)}, timeout=300)
        if run.returncode not in (0, 1, 3, 4):
            raise RuntimeError(f"xmllint ended with {run.returncode}: {run.stderr[-2000:]}")
        for line in run.stderr.splitlines():
            if (match := COMPLAINT.match(line)) and not KNOWN_GAP.search(line):
                found.setdefault(match["path"], []).append((int(match["line"]), match["message"]))
    return found


def check(paths, schemas, work):
    prepare(work, schemas)
    reports = []
    to_check = {}
    for number, path in enumerate(paths):
        report = {"file": path, "error": None, "checked": [], "unchecked": [], "findings": []}
        reports.append(report)
        try:
            parts = unpack(path, work / str(number))
        except Exception as error:
            report["error"] = explained(error)
            continue
        for part, file in parts:
            try:
                schema = SCHEMA_OF_ROOT.get(root_namespace(file))
            except xml.etree.ElementTree.ParseError as error:
                report["findings"].append({"part": part, "line": error.position[0], "message": f"not XML: {error}"})
                continue
            if schema is None:
                report["unchecked"].append(part)
            else:
                report["checked"].append(part)
                to_check.setdefault(schema, {})[str(file)] = (report, part)
    for schema, files in to_check.items():
        place = work / schema if (work / schema).exists() else schemas / schema
        for file, said in complaints(place, list(files), work / "catalog.xml").items():
            report, part = files[file]
            report["findings"] += [{"part": part, "line": line, "message": message} for line, message in said]
    return reports


def main(paths):
    schemas = schema_folder()
    if schemas is None:
        print("no schemas: set ACI_OOXML_SCHEMAS to the folder that holds sml.xsd", file=sys.stderr)
        tell({"schemas": False, "files": []})
        return
    with tempfile.TemporaryDirectory(prefix="aci-schemas-") as work:
        tell({"schemas": True, "files": check(paths, schemas, pathlib.Path(work))})


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(sys.argv[1:])
