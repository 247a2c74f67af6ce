internal import XMLStream

/// Writes a conditional format's rule (ISO 29500-1 §18.3.1.10).
enum ConditionalFormatWriter {
    static func write(
        _ format: ConditionalFormat, priority: Int, _ tables: SharedTables, to xml: inout XMLWriter
    ) {
        // Bars and scales have colours of their own, and no look.
        let hasLook =
            switch format.condition {
            case .expression, .cellIs: true
            case .dataBar, .colorScale: false
            }
        let style = hasLook ? format.style : nil
        func writeRule(_ type: String, operator: String? = nil, _ content: (inout XMLWriter) -> Void) {
            let attributes: XMLAttributes = [
                "type": type, "dxfId": style.map { tables.differentialStyles.index(of: $0) },
                "priority": priority, "stopIfTrue": hasLook && format.stopsIfTrue ? true : nil, "operator": `operator`,
            ]
            xml.element("cfRule", attributes, content)
        }
        switch format.condition {
        case .expression(let formula): writeRule("expression") { $0.element("formula", text: formula.text) }
        case .cellIs(let comparison):
            writeRule("cellIs", operator: comparison.operatorName) { xml in
                for bound in comparison.bounds { xml.element("formula", text: bound) }
            }
        case .dataBar(let color, let minimum, let maximum):
            writeRule("dataBar") { xml in
                let bounds = [minimum, maximum].map { (Double($0) == nil ? "formula" : "num", $0) }
                writeScale(&xml, "dataBar", bounds, [color])
            }
        case .colorScale(let first, let middle, let last):
            let points = [first, middle, last].compactMap(\.self)
            writeRule("colorScale") { writeScale(&$0, "colorScale", points.map(bound), points.map(\.color)) }
        }
    }

    private static func writeScale(
        _ xml: inout XMLWriter, _ name: StaticString, _ bounds: [(type: String, value: String?)], _ colors: [Color]
    ) {
        xml.element(name) { xml in
            for (type, value) in bounds { xml.element("cfvo", ["type": type, "val": value]) }
            for color in colors { xml.element("color", ["rgb": color.argb]) }
        }
    }

    private static func bound(_ point: ScalePoint) -> (type: String, value: String?) {
        switch point.place {
        case .lowest: ("min", nil)
        case .highest: ("max", nil)
        case .number(let number): ("num", String(number))
        case .percent(let percent): ("percent", String(percent))
        case .percentile(let percent): ("percentile", String(percent))
        case .formula(let formula): ("formula", formula.text)
        }
    }
}
