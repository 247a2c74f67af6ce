import ACIModel
import ACIReports
import ACIWorkbook
import HTTPTypes

/// Why there is no result: a status and one French sentence that says what to do.
struct Problem: Error, Hashable, Sendable {
    let status: HTTPResponse.Status
    let sentence: String
    /// Seconds after which it is worth trying again.
    var retryAfter: Int?
    /// The methods that the address answers to, where the one asked for is not among them.
    var allowed: [HTTPRequest.Method] = []

    init(_ status: HTTPResponse.Status, _ sentence: String) {
        self.status = status
        self.sentence = sentence
    }

    /// RFC 9457. The sentence says all that there is to say of the problem's type.
    var document: JSONValue {
        [
            "type": "about:blank", "title": .string(status.reasonPhrase), "status": .integer(status.code),
            "detail": .string(sentence),
        ]
    }

    static let busy: Problem = {
        var problem = Problem(
            .serviceUnavailable, "Trop de classeurs arrivent en même temps. Recommencez dans quelques secondes.")
        problem.retryAfter = 5
        return problem
    }()

    static let notFound = Problem(.notFound, "Cette adresse ne mène à rien. Repartez de la page d’accueil.")

    static func methodNotAllowed(_ allowed: [HTTPRequest.Method]) -> Problem {
        var problem = Problem(.methodNotAllowed, "Cette adresse ne répond pas à cette demande.")
        problem.allowed = allowed
        return problem
    }

    static let foreignOrigin = Problem(
        .forbidden, "Cet envoi vient d’une autre page. Ouvrez la page d’accueil et déposez le classeur là.")

    static let nothingChosen = Problem(
        .unprocessableContent,
        "Aucun fichier n’est choisi. Choisissez au moins un classeur .xlsx, par exemple "
            + "« indicateurs-aci-2026.xlsx ».")

    static let noForm = Problem(
        .unsupportedMediaType, "L’envoi n’est pas un formulaire de fichiers (multipart/form-data).")

    static let brokenForm = Problem(
        .badRequest, "L’envoi est incomplet ou abîmé. Recommencez.")

    static func tooLarge(_ name: String, _ limits: Limits) -> Problem {
        Problem(
            .contentTooLarge, ClasseurIllisible.tropGros(Fr.guillemets(name), limite: limits.fileBytes).message)
    }

    static func tooMuch(_ limits: Limits) -> Problem {
        Problem(
            .contentTooLarge,
            "L’envoi dépasse \(Limits.megabytes(limits.requestBytes)). Déposez les classeurs en plusieurs fois.")
    }

    static func tooMany(_ limits: Limits) -> Problem {
        Problem(
            .contentTooLarge,
            "Il y a plus de \(limits.files) fichiers. Déposez-les en plusieurs fois.")
    }

    static func longResult(_ limits: Limits) -> Problem {
        Problem(
            .contentTooLarge,
            "Les comptes rendus dépassent \(Limits.megabytes(limits.pageBytes)). Déposez les classeurs en plusieurs fois."
        )
    }

    static func notAcceptable(_ types: [String]) -> Problem {
        Problem(.notAcceptable, "Ce résultat n’existe qu’en \(Fr.liste(types, conjonction: "ou")).")
    }

    /// Anything that no one foresaw. What it is stays unsaid: it may quote a workbook.
    static let unforeseen = Problem(
        .internalServerError,
        "Le serveur a rencontré un problème qui vient de lui et non de vous. Signalez-le à qui l’héberge.")
}
