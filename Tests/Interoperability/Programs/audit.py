"""openxml-audit judges workbooks as Microsoft's Open XML SDK would.

    audit.py FILE…     prints [{"file", "error", "findings": [{"kind", "severity", "part", "path", "message"}…]}…]
"""

import sys

from openxml_audit import FileFormat, OpenXmlValidator

from dump_format import explained, tell


def findings(validator, path):
    try:
        result = validator.validate(path)
    except Exception as error:
        return {"file": path, "error": explained(error), "findings": []}
    found = [
        {
            "kind": finding.error_type.value,
            "severity": finding.severity.value,
            "part": finding.part_uri,
            "path": finding.path,
            "message": finding.description,
        }
        for finding in result.errors
    ]
    return {"file": path, "error": None, "findings": found}


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    validator = OpenXmlValidator(file_format=FileFormat.OFFICE_2019, max_errors=500)
    tell([findings(validator, file) for file in sys.argv[1:]])
