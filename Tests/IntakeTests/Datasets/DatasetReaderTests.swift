import Decision
import Foundation
import Intake
import Testing

@Suite struct DatasetReaderTests {
  @Test func everyFileOfAFolderIsRead() throws {
    let loaded = try SmallDataset().load()
    let read = loaded.dataset
    #expect(loaded.notices.isEmpty)
    #expect(
      read.heading
        == Dataset.Heading(
          name: "small", title: "A small dataset", classification: "NACE Rev. 2", years: [2013, 2014],
          limits: ["Three regions are not Europe."], notes: ["Made by hand."]))
    #expect(read.regions.map(\.id) == ["PT11", "PT17", "ES11"])
    #expect(read.series.map(\.indicator.id) == ["wage", "tax"])
    #expect(read.industries.industries.map(\.code) == ["T", "C", "C13", "C29"])
    #expect(read.industryWords == ["C29": ["cars", "wiring harness"], "C13": ["cloth"]])
    #expect(
      read.sources.first
        == Dataset.Source(
          id: "LFS", title: "Labour force survey", publisher: "Eurostat", licence: "CC BY 4.0"))
    #expect(read.sources.map(\.id) == ["LFS", "SES", "SBS", "LAW_PT", "LAW_ES", "LAW_GA"])
    #expect(
      read.supply == [
        Dataset.Supply(supplier: "C13", user: "C29", coefficient: 0.05),
        Dataset.Supply(supplier: "C29", user: "C29", coefficient: 0),
      ])
  }

  @Test func fourFilesAreEnough() throws {
    var small = SmallDataset()
    for name in ["industries", "employment", "industry_words", "sources", "supply"] {
      small.files["\(name).csv"] = nil
    }
    let read = try small.load().dataset
    #expect(read.employment == nil && read.industries.industries.isEmpty && read.supply.isEmpty)
    #expect(read.sources.isEmpty && read.industryWords.isEmpty)
    #expect(read.series.count == 2)
  }

  @Test func problemsOfAllFilesComeTogether() throws {
    let small = SmallDataset().with([
      "regions.csv":
        "region,name,country,lat,lon,area_km2\nPT11,Norte,PT,91,-8.3,21286\nPT17,Lisboa,PT,38.7,-9.1,3015\n",
      "indicators.csv":
        "region,indicator,year,value,unit,source,grade\nPT12,wage,2013,10.5,EUR,LFS,official\n",
      "employment.csv": "region,industry,year,employment\nPT11,T,2014,-1\n",
      "supply.csv": "supplier,user,coefficient\nC13,C29,\n",
    ])
    let found = try small.refused()
    #expect(
      found == [
        "D/regions.csv:2:15: latitude 91 of 'PT11' is not on the globe; degrees from -90 to 90",
        "D/indicators.csv:2:1: 'PT12' is no region and no country of regions.csv; did you mean 'PT11' or 'PT17'?",
        "D/employment.csv:2:13: employment of 'PT11' in 'T' is -1; persons cannot be negative; leave an unknown figure "
          + "blank",
        "D/supply.csv:2:9: the coefficient from 'C13' to 'C29' is ''; a coefficient is a number, 0 or above",
      ])
  }

  @Test func aFolderWithoutCandidatesIsRefused() throws {
    let small = SmallDataset().with([
      "regions.csv": "region,name,country,lat,lon,area_km2\n",
      "indicators.csv": "region,indicator,year,value,unit,source,grade\n", "employment.csv": nil,
    ])
    #expect(try small.refused() == ["'D/regions.csv' holds no region; add the candidates"])
  }

  /// Each file is one the manifest was not written for; the figures are read all the same, and it is said.
  @Test func aChangedFileIsNoticed() throws {
    var small = SmallDataset()
    small.files["dataset.yaml"]! += "files:\n  supply.csv: 00\n  regions.csv: 11\n"
    let found = try small.load().notices
    #expect(
      found == [
        Notice("'regions.csv' of dataset 'small' is not the file that dataset.yaml was written for"),
        Notice("'supply.csv' of dataset 'small' is not the file that dataset.yaml was written for"),
      ])
  }

  /// Digests of the texts above and of `NAME DIGEST` lines in order of name, by Python 3 `hashlib.sha256`.
  @Test func theChecksumStandsForEveryFile() throws {
    let four = SmallDataset().with([
      "industries.csv": nil, "employment.csv": nil, "industry_words.csv": nil, "sources.csv": nil,
      "supply.csv": nil,
    ])
    #expect(
      try four.load().dataset.checksum == "8866eab6d421fdf51d75f51397453d36dafe9e37be2eea2e1af786fd63fd7584")
    let whole = try SmallDataset().load().dataset.checksum
    for name in SmallDataset().files.keys {
      var changed = SmallDataset()
      changed.files[name]! += "\n"
      #expect(try changed.load().dataset.checksum != whole, "a line end more in \(name)")
    }
    #expect(try SmallDataset().load().dataset.checksum == whole)
  }

  /// The datasets that come with the program hold what their manifests say, and nothing suspect.
  @Test(arguments: ["eu-nuts2-2014", "mexico-states", "us-states-2011", "world-2018"])
  func everyShippedDatasetIsSound(_ name: String) throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../../Datasets/\(name)").standardizedFileURL
    let (read, problems) = try checkedDataset(at: folder.path)
    #expect(lines(problems) == [])
    #expect(read.heading.name == name)
    #expect(try datasetHeading(at: folder.path) == read.heading)
  }
}
