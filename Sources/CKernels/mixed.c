#include "CKernels.h"

#if defined(__x86_64__)
#define INLINE static inline __attribute__((always_inline))

typedef double lanes8 __attribute__((ext_vector_type(8)));
typedef double lanes4 __attribute__((ext_vector_type(4)));
typedef double lanes2 __attribute__((ext_vector_type(2)));
typedef long long whole8 __attribute__((ext_vector_type(8)));
typedef double loose8 __attribute__((ext_vector_type(8), aligned(8)));

#define LOAD(pointer) (*(const loose8 *)(pointer))
#define STORE(pointer, value) (*(loose8 *)(pointer) = (value))
#define FMA(a, b, c) __builtin_elementwise_fma(a, b, c)

#define NAME(f) f##_avx2
#define TARGET __attribute__((target("avx2,fma")))
#define TILE 2
#include "mixed_loops.h"
#undef NAME
#undef TARGET
#undef TILE

#define NAME(f) f##_avx512
#define TARGET __attribute__((target("avx512f,avx2,fma")))
#define TILE 4
#include "mixed_loops.h"
#endif
