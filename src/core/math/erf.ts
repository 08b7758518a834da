import { exp } from './exp.ts';

/**
 * The error function 2/√π ∫₀ˣ e^(-t²) dt within 1 ulp, with the same bits on every engine: a rational function an
 * interval, as FDLIBM's `s_erf.c` (Sun Microsystems, 1993).
 */
export function erf(x: number): number {
  const size = Math.abs(x);
  if (size < 0.84375) return size < 2 ** -56 ? x * 1.1283791670955126 : x + x * nearZero(x * x);
  const value = size < 1.25 ? 0.8450629115104675 + nearOne(size - 1) : size < 6 ? 1 - beyond(size) : 1;
  return x > 0 ? value : x < 0 ? -value : x; // NaN stays NaN
}

/** erf(x)/x - 1 by z = x². */
function nearZero(z: number): number {
  const p =
    0.12837916709551256 +
    z *
      (-0.3250421072470015 +
        z * (-0.02848174957559851 + z * (-0.005770270296489442 + z * -0.000023763016656650163)));
  const q =
    1 +
    z *
      (0.39791722395915535 +
        z *
          (0.0650222499887673 +
            z * (0.005081306281875766 + z * (0.00013249473800432164 + z * -0.000003960228278775368))));
  return p / q;
}

/** erf(1 + s) - 0.84506…, for 1 + s from 0.84375 to 1.25. */
function nearOne(s: number): number {
  const p =
    -0.0023621185607526594 +
    s *
      (0.41485611868374833 +
        s *
          (-0.3722078760357013 +
            s *
              (0.31834661990116175 +
                s * (-0.11089469428239668 + s * (0.035478304325618236 + s * -0.002166375594868791)))));
  const q =
    1 +
    s *
      (0.10642088040084423 +
        s *
          (0.540397917702171 +
            s *
              (0.07182865441419627 +
                s * (0.12617121980876164 + s * (0.01363708391202905 + s * 0.011984499846799107)))));
  return p / q;
}

/** 1 - erf(x) for x from 1.25 to 6: e^(-x² - 0.5625 + R(1/x²))/x. */
function beyond(x: number): number {
  const s = 1 / (x * x);
  const ratio = x < 1 / 0.35 ? toThree(s) : toSix(s);
  // -x² in two parts, the first exact since a float has 24 bits.
  const z = Math.fround(x);
  return (exp(-z * z - 0.5625) * exp((z - x) * (z + x) + ratio)) / x;
}

function toThree(s: number): number {
  const r =
    -0.009864944034847148 +
    s *
      (-0.6938585727071818 +
        s *
          (-10.558626225323291 +
            s *
              (-62.375332450326006 +
                s *
                  (-162.39666946257347 +
                    s * (-184.60509290671104 + s * (-81.2874355063066 + s * -9.814329344169145))))));
  const q =
    1 +
    s *
      (19.651271667439257 +
        s *
          (137.65775414351904 +
            s *
              (434.56587747522923 +
                s *
                  (645.3872717332679 +
                    s *
                      (429.00814002756783 +
                        s * (108.63500554177944 + s * (6.570249770319282 + s * -0.0604244152148581)))))));
  return r / q;
}

function toSix(s: number): number {
  const r =
    -0.0098649429247001 +
    s *
      (-0.799283237680523 +
        s *
          (-17.757954917754752 +
            s *
              (-160.63638485582192 +
                s * (-637.5664433683896 + s * (-1025.0951316110772 + s * -483.5191916086514)))));
  const q =
    1 +
    s *
      (30.33806074348246 +
        s *
          (325.7925129965739 +
            s *
              (1536.729586084437 +
                s *
                  (3199.8582195085955 +
                    s * (2553.0504064331644 + s * (474.52854120695537 + s * -22.44095244658582))))));
  return r / q;
}
