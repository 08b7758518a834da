export { adadelta, adam } from './adaptive-steps';
export { gatherRows } from './copy';
export { addScaled, denseBackward, denseForward, denseGradient } from './dense';
export { gram, gramSteps } from './gram';
export { linearForward, linearPass, linearSteps } from './linear';
export { reluBackward, reluForward } from './relu';
export { rmspropRow, sgdRow } from './row-steps';
export { adagrad, momentum, rmsprop, sgd } from './steps';
export { twist } from './twist';
