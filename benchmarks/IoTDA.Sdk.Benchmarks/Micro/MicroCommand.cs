using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace IoTDA.Sdk.Benchmarks.Micro;

/// <summary>The pieces one by one, under BenchmarkDotNet.</summary>
internal static class MicroCommand
{
    /// <summary>Runs them.</summary>
    /// <param name="options">BenchmarkDotNet's options; all benchmarks without a filter.</param>
    public static int Run(string[] options)
    {
        // In this process: the project that BenchmarkDotNet would generate knows nothing of central package versions.
        IConfig config = ManualConfig.Create(DefaultConfig.Instance)
            .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
            .AddDiagnoser(MemoryDiagnoser.Default)
            .WithOptions(ConfigOptions.JoinSummary);
        string[] arguments = options.Length == 0 ? ["--filter", "*"] : options;
        BenchmarkSwitcher.FromAssembly(typeof(MicroCommand).Assembly).Run(arguments, config);
        return 0;
    }
}
