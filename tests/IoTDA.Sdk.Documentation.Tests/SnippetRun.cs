using System.Diagnostics;
using System.Text.RegularExpressions;
using IoTDA.Sdk.Emulator;

namespace IoTDA.Sdk.Documentation.Tests;

/// <summary>Runs a block as a process of its own. Its arguments are the emulator's address, project id and token; the token is in <c>IOTDA_TOKEN</c> as well.</summary>
internal static partial class SnippetRun
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(90);

    public static async Task<(int ExitCode, string Output, string Error)> StartAsync(Snippet snippet, CancellationToken cancellationToken)
    {
        await using IoTDAEmulator emulator = await IoTDAEmulator.StartAsync(ExampleInstance.Create(), cancellationToken);

        // Beside the tests, whose list of dependencies it shares.
        string name = $"Snippet{snippet.Name.GetHashCode(StringComparison.Ordinal):x8}";
        string program = Path.Combine(AppContext.BaseDirectory, name + ".dll");
        DirectoryInfo work = Directory.CreateTempSubdirectory("snippet");
        try
        {
            await using (FileStream assembly = File.Create(program))
            {
                Assert.Empty(SnippetCompiler.Emit(snippet, assembly, name));
            }

            // The files that it reads are the reader's own; what a sheet has in it is the emulator's matter.
            foreach (Match file in GivenFile().Matches(snippet.Code))
            {
                await File.WriteAllTextAsync(Path.Combine(work.FullName, file.Groups[1].Value), "meter_00041\nmeter_00042\n", cancellationToken);
            }

            return await RunAsync(program, work.FullName, emulator, cancellationToken);
        }
        finally
        {
            File.Delete(program);
            work.Delete(recursive: true);
        }
    }

    /// <summary>Whether the output is the page's. A line of three dots stands for any lines or none, three dots within a line for any text of it.</summary>
    public static bool Matches(string page, string output)
        => Regex.IsMatch(
            output.ReplaceLineEndings("\n").Trim() + "\n",
            "^" + string.Concat(page.ReplaceLineEndings("\n").Trim().Split('\n').Select(line => line == "..." ? @"(?:[^\n]*\n)*?" : Regex.Escape(line).Replace(@"\.\.\.", @"[^\n]*", StringComparison.Ordinal) + "\n")) + "$",
            RegexOptions.CultureInvariant,
            TimeSpan.FromSeconds(5));

    [GeneratedRegex("""(?:UploadAsync|ReadAllLinesAsync|ReadAllBytesAsync)\("([^"]+)"\)""", RegexOptions.CultureInvariant)]
    private static partial Regex GivenFile();

    private static async Task<(int ExitCode, string Output, string Error)> RunAsync(string program, string work, IoTDAEmulator emulator, CancellationToken cancellationToken)
    {
        string tests = Path.Combine(AppContext.BaseDirectory, typeof(SnippetRun).Assembly.GetName().Name!);
        var start = new ProcessStartInfo(
            Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet",
            ["exec", "--runtimeconfig", tests + ".runtimeconfig.json", "--depsfile", tests + ".deps.json", program, emulator.BaseAddress.ToString(), emulator.ProjectId, emulator.Token])
        {
            WorkingDirectory = work,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["IOTDA_TOKEN"] = emulator.Token;
        using Process process = Process.Start(start)!;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Deadline);
        try
        {
            Task<string> output = process.StandardOutput.ReadToEndAsync(limit.Token), error = process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return (process.ExitCode, await output, await error);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }
}
