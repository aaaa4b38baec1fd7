import GSL
import Testing

@Suite struct GSLErrorTests {
  @Test func messageNamesTheOperationAndTheReason() {
    // 1 is GSL_EDOM in gsl_errno.h.
    let error = GSLError(operation: "inverting a 3 × 3 matrix", status: 1)
    #expect(error.description == "inverting a 3 × 3 matrix failed: input domain error")
  }
  @Test func anArgumentOutsideItsRangeIsRefusedAndDoesNotEndTheProcess() {
    let error = #expect(throws: GSLError.self) { try gammaQuantile(below: 1.5, shape: 2, scale: 1) }
    #expect(error?.status == 1)
    #expect(
      error?.description
        == "finding the gamma quantile of 1.5 with shape 2.0 and scale 1.0 failed: input domain error")
  }
}
