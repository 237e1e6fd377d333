/// Reads one file of one format.
protocol ExchangeReader {
    /// Reads it to its end.
    /// - Throws: `RefusedFile`, if nothing of it can be read.
    func read(into sink: inout some ExchangeSink) throws
}
