import Foundation
import TestSupport
import Testing

@Suite("The manual page and the completions")
struct ManualTests {
    private let place: Workplace

    init() throws { place = try Workplace() }

    @Test("docs/aci-xlsx.1 says what the program declares; `make man` renews it")
    func manual() async throws {
        let script = Checkout.root.appending(path: "scripts/make-manual").path
        let run = try await ExternalProgram.unoPython.run(["-B", script, try ExternalProgram.aciXlsx.required()])
        #expect(run.exitCode == 0, "\(run.summary)")
        let page = try Data(contentsOf: Checkout.root.appending(path: "docs/aci-xlsx.1"))
        #expect(run.standardOutput == page)
        #expect(!run.output.contains("Show "), "English is left")
    }

    @Test("bash completes commands, options, formats and schemes by the script that the program gives")
    func bash() async throws {
        let line = #"""
            ln -s "$ACI" aci-xlsx && PATH="$PWD:$PATH"
            aci-xlsx --generate-completion-script bash > script && . ./script
            complete_line() {
                COMP_LINE="$*" COMP_POINT=${#COMP_LINE} COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMPREPLY=()
                "$(complete -p aci-xlsx | sed 's/.*-F \([^ ]*\).*/\1/')" aci-xlsx "${!#}" "${@: -2:1}"
                echo "${COMPREPLY[*]}"
            }
            complete_line aci-xlsx imp
            complete_line aci-xlsx import --cons
            complete_line aci-xlsx bareme --format ""
            complete_line aci-xlsx new --cadre ""
            """#
        try place.write(line.utf8, to: "complete.bash")
        let run = try await place.shell("bash complete.bash")
        #expect(run.errors.isEmpty)
        #expect(run.output == "import\n--consolidated\ntext json csv\naci-2019 avenant-2\n")
    }
}
