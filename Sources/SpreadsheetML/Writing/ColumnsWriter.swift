internal import XMLStream

/// Writes the widths of a sheet's columns (ISO 29500-1 §18.3.1.17).
enum ColumnsWriter {
    static func write(_ columns: [ColumnWidth], to xml: inout XMLWriter) {
        xml.start("cols")
        for column in columns {
            xml.start("col")
            xml.attribute("min", column.columns.lowerBound)
            xml.attribute("max", column.columns.upperBound)
            xml.attribute("width", column.width)
            xml.attribute("customWidth", true)
            xml.end()
        }
        xml.end()
    }
}
