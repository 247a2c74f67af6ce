import ZipContainer

/// Looks in an `.xlsx` for what makes Excel offer a repair, or another program lose something.
///
/// No free validator finds half of it. The audit reads the bytes with code of its own, and knows nothing of the code
/// that wrote them.
///
/// ```swift
/// expectClean(try workbook.encoded())
/// ```
public enum PackageAudit {
    /// Whose rules hold.
    public enum Origin: Sendable {
        /// Our writer's: the format's rules, and our conventions besides.
        case ourWriter
        /// The same for rows that are streamed out, whose dimension nobody knows beforehand.
        case ourStream
        /// The format's alone, for what another program saved, be it patched by us or not.
        case anyProducer
    }

    public static func findings(in bytes: [UInt8], from origin: Origin = .ourWriter) -> [AuditFinding] {
        let log = AuditLog()
        ArchiveAudit(bytes, log).run()
        do {
            let archive = try ZipArchive(bytes: bytes)
            var contents: [(name: String, bytes: [UInt8])] = []
            for entry in archive.entries { contents.append((entry.name, try archive.contents(of: entry))) }
            audit(AuditedPackage(contents, log), log)
        } catch {
            log.note(.zipUnreadable, "", "", "\(error)")
        }
        switch origin {
        case .ourWriter: return log.findings
        case .ourStream: return log.findings.filter { $0.code != .dimension }
        case .anyProducer: return log.findings.filter { !$0.code.isOurConvention }
        }
    }

    private static func audit(_ package: AuditedPackage, _ log: AuditLog) {
        PartsAudit(package, log).run()
        for part in package.parts {
            if let root = part.root { VocabularyAudit(part.name, log).check(root) }
        }
        guard let workbook = package.mainPart, let root = package.root(of: workbook) else { return }
        let book = AuditedWorkbook(package, part: workbook, root: root)
        WorkbookAudit(book, log).run()
        StyleSheetAudit(book, log).run()
        SharedStringsAudit(book, log).run()
        for sheet in book.sheets {
            guard let part = sheet.part, let root = package.root(of: part), root.name == "worksheet" else { continue }
            CellsAudit(book, sheet, part: part, root: root, log).run()
            RangesAudit(book, sheet, part: part, root: root, log).run()
            TablesAudit(book, sheet, root: root, log).run()
            CommentsAudit(book, sheet, part: part, root: root, log).run()
            SheetSetUpAudit(book, sheet, part: part, root: root, log).run()
        }
        TablesAudit.checkTogether(package, log)
        DrawingAudit(package, log).run()
        ChartAudit(book, log).run()
        CustomPropertiesAudit(package, log).run()
    }
}

/// Where the audit's steps write down what they find.
final class AuditLog {
    private(set) var findings: [AuditFinding] = []

    func note(_ code: AuditFinding.Code, _ part: String, _ place: String, _ text: String) {
        findings.append(AuditFinding(code: code, part: part, place: place, text: text))
    }
}
