// Loaded into a listener (`node --import`): SIGUSR2 blocks its event loop.
process.on('SIGUSR2', () => {
  const end = performance.now() + 1500;
  while (performance.now() < end);
});
