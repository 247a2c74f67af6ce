import HTTPTypes
import Hummingbird

/// What routes work with.
struct Desk: Sendable {
    let site: Site
    let service: WorkbookService
    let threads: ReadingThreads
    let form: Form

    /// Reads the files of a form into one result, each dropped before the next is read.
    ///
    /// - Returns: the reading, and the room that it takes.
    func consolidate(
        _ request: Request, _ result: ConsolidatedReading.Result
    ) async throws -> (ConsolidatedReading, BodyLease) {
        var reading = ConsolidatedReading(result, service)
        let lease = BodyLease(form.room)
        _ = try await form.read(request) { upload in try await add(upload, to: &reading, lease) }
        return (reading, lease)
    }

    /// Reads one file more.
    func add(_ upload: Upload, to reading: inout ConsolidatedReading, _ lease: BodyLease) async throws {
        let outcome = try await threads.run { [reading] in reading.outcome(of: upload) }
        reading.add(outcome)
        guard reading.bytes <= site.limits.pageBytes else { throw Problem.longResult(site.limits) }
        try await lease.grow(to: reading.bytes)
    }
}
