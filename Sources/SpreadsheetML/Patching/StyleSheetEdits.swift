internal import XMLStream

/// The look that a patch gives a cell.
enum PatchedLook: Hashable {
    case style(CellStyle)
    /// That of a cell format of the file, all of it but the number format.
    case format(NumberFormat, of: Int)
}

extension PartEdits {
    /// Adds cell formats, and what they consist of, behind those of the styles part (ISO 29500-1 §18.8.10).
    ///
    /// - Returns: where they stand there.
    mutating func append(_ looks: [PatchedLook]) throws -> [PatchedLook: Int] {
        let lists = try survey()
        try WritingLimit.cellFormats.check(lists.formats.count + looks.count, place: "styles")
        func count(_ name: String) -> Int { lists.children[name]?.count ?? 0 }
        var before = StyleSheetWriter.Contents(
            fonts: count("fonts"), fills: count("fills"), borders: count("borders"), cellFormats: lists.formats.count)
        before.nextFormat = max(before.nextFormat, lists.lastFormat + 1)
        // Cells that name no look have the first.
        var styles = before.cellFormats == 0 ? [CellStyle()] : []
        var copies: [(format: NumberFormat, place: Int)] = []
        var places: [PatchedLook: Int] = [:]
        for look in looks {
            let style: CellStyle
            switch look {
            case .style(let whole): style = whole
            case .format(let format, let place) where lists.formats.element(at: place) == nil:
                style = CellStyle(numberFormat: format)
            case .format: continue
            }
            places[look] = before.cellFormats + styles.count
            styles.append(style)
        }
        for case .format(let format, let place) in looks where lists.formats.element(at: place) != nil {
            places[.format(format, of: place)] = before.cellFormats + styles.count + copies.count
            copies.append((format, place))
        }
        let writer = StyleSheetWriter(styles, formats: copies.map(\.format), behind: before)
        var markup: [String: [UInt8]] = [:]
        for (list, items) in writer.additions { markup[list.description] = prefixed(try items.bytes, lists.prefix) }
        for copy in copies {
            markup["cellXfs", default: []] += self.copy(
                of: lists.formats[copy.place], format: writer.id(of: copy.format))
        }
        for name in ElementOrder.styleSheet.names {
            guard let items = markup[name] else { continue }
            if let list = lists.children[name] {
                insert(items, into: list)
            } else {
                let next = lists.order.first { ElementOrder.styleSheet.isAfter(name, $0.name) }
                let (start, end) = ("<\(lists.prefix)\(name)>", "</\(lists.prefix)\(name)>")
                insert(start.utf8 + items + end.utf8, at: next?.start ?? lists.end)
            }
        }
        return places
    }

    /// The part's lists, and what is in them.
    private struct Survey {
        var children: [String: List] = [:]
        var order: [(name: String, start: Int)] = []
        /// The cell formats, each from its start tag to behind its end.
        var formats: [(start: Tag, end: Int)] = []
        var lastFormat = 0
        var prefix = ""
        /// Where the root's end tag begins.
        var end = 0
    }

    /// What the lists consist of.
    private static let items = [
        "numFmts": "numFmt", "fonts": "font", "fills": "fill", "borders": "border", "cellXfs": "xf",
    ]

    private mutating func survey() throws -> Survey {
        var survey = Survey()
        var depth = 0
        while let (tag, around) = try next(&depth) {
            switch (around, tag.kind) {
            case (0, .empty): throw SpreadsheetError(.malformedPart("styles"), detail: "the styles are empty")
            case (0, .end): survey.end = tag.range.lowerBound
            case (0, _): survey.prefix = prefix(of: tag)
            case (1, .end): survey.children[local(tag)]?.end = tag
            case (1, _):
                survey.order.append((local(tag), tag.range.lowerBound))
                survey.children[local(tag)] = List(end: tag)
                dropCount(of: tag)
            case (2, _):
                // What else stands in a list counts for no reader.
                let list = survey.order.last?.name ?? ""
                guard prefix(of: tag) == survey.prefix, local(tag) == Self.items[list] else { break }
                if list == "cellXfs", tag.kind == .end {
                    survey.formats[survey.formats.count - 1].end = tag.range.upperBound
                } else if list == "cellXfs" {
                    survey.formats.append((tag, tag.range.upperBound))
                }
                guard tag.kind != .end else { break }
                survey.children[list]?.count += 1
                if list == "numFmts" {
                    // Larger ones are no ids that a program gives.
                    let id = number("numFmtId", of: tag).flatMap { 0..<1 << 16 ~= $0 ? $0 : nil }
                    survey.lastFormat = max(survey.lastFormat, id ?? 0)
                }
            default: break
            }
        }
        return survey
    }

    /// A cell format as it is written, with another number format.
    private func copy(of cellFormat: (start: Tag, end: Int), format: Int) -> [UInt8] {
        let start = cellFormat.start
        var markup = Array(scanner[start.range.lowerBound..<start.name.upperBound])
        for attribute in scanner.attributes(of: start)
        where !scanner.isNamed(attribute, "numFmtId") && !scanner.isNamed(attribute, "applyNumberFormat") {
            markup += scanner[attribute.range]
        }
        markup += " numFmtId=\"\(format)\" applyNumberFormat=\"1\"".utf8
        let close = start.range.upperBound - (start.kind == .empty ? 2 : 1)
        return markup + scanner[close..<cellFormat.end]
    }

    /// Our writer's elements with the prefix of the part's own.
    private func prefixed(_ markup: [UInt8], _ prefix: String) -> [UInt8] {
        guard !prefix.isEmpty else { return markup }
        return Array(
            String(decoding: markup, as: UTF8.self).replacing("<", with: "<" + prefix)
                .replacing("<\(prefix)/", with: "</" + prefix).utf8)
    }
}
