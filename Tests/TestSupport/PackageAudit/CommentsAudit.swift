/// Comments, each held against its cell, its author and the shape that shows it (ISO 29500-1 §18.7, ISO 29500-4 §19.4).
struct CommentsAudit {
    private let book: AuditedWorkbook
    private let sheet: AuditedWorkbook.Sheet
    private let part: String
    private let root: XMLNode
    private let log: AuditLog

    private static let longestAuthor = 255

    init(_ book: AuditedWorkbook, _ sheet: AuditedWorkbook.Sheet, part: String, root: XMLNode, _ log: AuditLog) {
        self.book = book
        self.sheet = sheet
        self.part = part
        self.root = root
        self.log = log
    }

    func run() {
        let relationships = book.package.relationships(of: part)
        let comments = relationships.filter { $0.type == "comments" }.compactMap(\.target)
        let id = root.first("legacyDrawing")?["r:id"]
        let shapes = relationships.first { $0.id == id }?.target
        if comments.count > 1 { log.note(.comment, part, "", "has comments in \(comments.count) parts") }
        guard let target = comments.first, let comments = book.package.root(of: target) else { return }
        check(comments, target)
        guard let shapes, let drawn = book.package.root(of: shapes) else {
            return log.note(.commentShape, part, "", "its comments have no shapes")
        }
        checkShapes(drawn, shapes, of: comments)
    }

    private func check(_ comments: XMLNode, _ target: String) {
        let authors = comments.first("authors")?.all("author") ?? []
        for author in authors where author.text.decodedLength > Self.longestAuthor {
            log.note(.textTooLong, target, "author", "\(author.text.decodedLength) UTF-16 units")
        }
        var cells: Set<String> = []
        for comment in comments.first("commentList")?.all("comment") ?? [] {
            let cell = comment["ref"] ?? ""
            if GridRange.corner(cell) == nil { log.note(.comment, target, cell, "is no cell") }
            if !cells.insert(cell).inserted { log.note(.comment, target, cell, "has two comments") }
            if let author = comment.integer("authorId"), !authors.indices.contains(author) {
                log.note(.comment, target, cell, "is by author \(author) of \(authors.count)")
            }
            if let text = comment.first("text") { SharedStringsAudit.check(text, log, target, cell) }
        }
    }

    /// Each comment has a shape of its own, which lies in the grid.
    private func checkShapes(_ drawn: XMLNode, _ target: String, of comments: XMLNode) {
        func note(_ place: String, _ text: String) { log.note(.commentShape, target, place, text) }
        let shapes = drawn.all("v:shape").filter { $0.first("x:ClientData")?["ObjectType"] == "Note" }
        let ids = shapes.compactMap { $0["id"] }
        if Set(ids).count != shapes.count { note("", "two shapes have one id") }
        var cells: [String] = []
        for data in shapes.compactMap({ $0.first("x:ClientData") }) {
            let row = data.first("x:Row").flatMap { Int($0.text) } ?? -1
            let column = data.first("x:Column").flatMap { Int($0.text) } ?? -1
            let cell = "\(GridRange(rows: row + 1...row + 1, columns: column + 1...column + 1))"
            cells.append(cell)
            let anchor = (data.first("x:Anchor")?.text ?? "").split(separator: ",")
                .compactMap { Int($0.drop { $0 == " " }) }
            guard anchor.count == 8, 0..<anchor[4] ~= anchor[0], 0..<anchor[6] ~= anchor[2],
                anchor[4] < GridRange.lastColumn, anchor[6] < GridRange.lastRow
            else {
                note(cell, "lies at \(anchor)")
                continue
            }
        }
        let commented = (comments.first("commentList")?.all("comment") ?? []).compactMap { $0["ref"] }
        if cells.sorted() != commented.sorted() { note("", "shapes for \(cells), comments on \(commented)") }
        let blocks = (drawn.first("o:shapelayout")?.first("o:idmap")?["data"] ?? "").split(separator: ",")
            .compactMap { Int($0) }
        let taken = Set(
            ids.compactMap { Int($0.drop { !$0.isNumber }.drop { $0 != "s" }.dropFirst()) }.map { $0 / 1_024 })
        if !taken.isSubset(of: blocks) { note("", "ids of blocks \(taken.sorted()), and \(blocks) are its own") }
    }
}
