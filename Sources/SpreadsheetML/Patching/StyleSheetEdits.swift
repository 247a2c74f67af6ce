internal import XMLStream

extension PartEdits {
    /// Adds cell formats, and what they consist of, behind those of the styles part (ISO 29500-1 §18.8.10).
    ///
    /// - Returns: where the first of the styles stands among the cell formats.
    mutating func append(styles: [CellStyle]) throws -> Int {
        let lists = try survey()
        func count(_ name: String) -> Int { lists.children[name]?.count ?? 0 }
        var before = StyleSheetWriter.Contents(
            fonts: count("fonts"), fills: count("fills"), borders: count("borders"), cellFormats: count("cellXfs"))
        before.nextFormat = max(before.nextFormat, lists.lastFormat + 1)
        // Cells that name no look have the first.
        let first = before.cellFormats == 0 ? [CellStyle()] : []
        for (name, items) in StyleSheetWriter(first + styles, behind: before).additions {
            let markup = prefixed(try items.bytes, lists.prefix)
            let name = name.description
            if let list = lists.children[name] {
                insert(markup, into: list)
            } else {
                let next = lists.order.first { ElementOrder.styleSheet.isAfter(name, $0.name) }
                let (start, end) = ("<\(lists.prefix)\(name)>", "</\(lists.prefix)\(name)>")
                insert(start.utf8 + markup + end.utf8, at: next?.start ?? lists.end)
            }
        }
        return before.cellFormats + first.count
    }

    /// The part's lists, and what is in them.
    private struct Survey {
        var children: [String: List] = [:]
        var order: [(name: String, start: Int)] = []
        var lastFormat = 0
        var prefix = ""
        /// Where the root's end tag begins.
        var end = 0
    }

    private mutating func survey() throws -> Survey {
        var survey = Survey()
        var depth = 0
        while let (tag, around) = try next(&depth) {
            switch (around, tag.kind) {
            case (0, .end): survey.end = tag.range.lowerBound
            case (0, _): survey.prefix = prefix(of: tag)
            case (1, .end): survey.children[local(tag)]?.end = tag
            case (1, _):
                survey.order.append((local(tag), tag.range.lowerBound))
                survey.children[local(tag)] = List(end: tag)
                dropCount(of: tag)
            case (2, .end): break
            case (2, _):
                if let list = survey.order.last?.name { survey.children[list]?.count += 1 }
                if scanner.isNamed(tag, "numFmt") {
                    survey.lastFormat = max(survey.lastFormat, number("numFmtId", of: tag) ?? 0)
                }
            default: break
            }
        }
        return survey
    }

    /// Our writer's elements with the prefix of the part's own.
    private func prefixed(_ markup: [UInt8], _ prefix: String) -> [UInt8] {
        guard !prefix.isEmpty else { return markup }
        return Array(
            String(decoding: markup, as: UTF8.self).replacing("<", with: "<" + prefix)
                .replacing("<\(prefix)/", with: "</" + prefix).utf8)
    }
}
