import ACIModel
import Testing

@Suite struct CadresTests {
    let cadres: Cadres

    init() throws { cadres = try Cadres.embarques }

    @Test func lesDeuxCadresSontEmbarques() {
        #expect(cadres.liste.map(\.id) == ["aci-2019", "avenant-2"])
        #expect(cadres.exercices == 2019...2035)
        #expect(cadres["avenant-2"]?.indicateurs.count == 22)
        #expect(cadres["aci-2019"]?.indicateurs.count == 19)
    }
}
