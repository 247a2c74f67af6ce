import ACIModel
import ACIWorkbook

/// What the server takes and how long it waits. Each bound stands here once, and the page says it from here.
public struct Limits: Sendable {
    /// Bytes of one file.
    public var fileBytes = LecteurClasseur.octetsAuPlus
    /// Files of one request.
    public var files = 200
    /// Bytes of one request.
    public var requestBytes = 256 << 20
    /// Bytes of all bodies held at once, those of the results made from them among them.
    public var heldBytes = 64 << 20
    /// Bytes of the reports on one page.
    public var pageBytes = 16 << 20
    /// How long a request waits for room or for a thread before it is asked to come back.
    public var wait = Duration.seconds(5)
    /// How long a sender may stay without sending a byte.
    public var silence = Duration.seconds(30)
    /// How long sending a request may take, and then again receiving its answer.
    public var exchange = Duration.seconds(120)
    /// Connections open at once.
    public var connections = 1_024

    public init() {}

    /// `22 Mo`
    static func megabytes(_ bytes: Int) -> String { "\(bytes >> 20)\(Fr.insecable)Mo" }

    /// What stands under the label, before one chooses.
    var inWords: String {
        "\(Limits.megabytes(fileBytes)) au plus par fichier, \(files) fichiers au plus, "
            + "\(Limits.megabytes(requestBytes)) en tout."
    }
}
