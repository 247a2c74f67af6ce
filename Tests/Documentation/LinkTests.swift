import Foundation
import TestSupport
import Testing

@Suite("The documents' links")
struct LinkTests {
    @Test("lead to files of the checkout")
    func links() throws {
        let paths = try ["", "docs/"].flatMap { folder in
            try FileManager.default.contentsOfDirectory(atPath: Checkout.root.appending(path: folder).path)
                .filter { $0.hasSuffix(".md") }.map { folder + $0 }
        }
        let links = try paths.flatMap { path in
            let document = try Document(path)
            return document.linkedPaths.map { (document, path, $0) }
        }
        #expect(Set(links.map(\.1)).count > 5, "few documents lead anywhere")
        for (document, path, link) in links {
            let target = document.url.deletingLastPathComponent().appending(path: link)
            #expect(FileManager.default.fileExists(atPath: target.path), "\(path) leads to \(link)")
        }
    }

    @Test("The pictures are small, and each is shown")
    func pictures() throws {
        let guide = try Document("docs/guide.md")
        let folder = Checkout.root.appending(path: "docs/images")
        let pictures = try FileManager.default.contentsOfDirectory(
            at: folder, includingPropertiesForKeys: [.fileSizeKey])
        #expect(!pictures.isEmpty)
        for picture in pictures {
            #expect(guide.linkedPaths.contains("images/\(picture.lastPathComponent)"), "\(picture.lastPathComponent)")
            let size = try #require(picture.resourceValues(forKeys: [.fileSizeKey]).fileSize)
            #expect(size < 150_000, "\(picture.lastPathComponent): scripts/make-pictures makes it smaller")
        }
    }
}
