using System.Text;
using Microsoft.Extensions.Options;

namespace IoTDA.Sdk.Tests.Texts;

/// <summary>The file of texts as it is written: sections of conditions, each with what is told then.</summary>
internal sealed class TextFile
{
    private readonly StringBuilder _text = new("# Texts that users meet\n\nWritten by `TextsTests`, which provokes them. Accept a change with `ACCEPT_TEXTS=1`.\n");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Section(string title) => _text.Append("\n## ").Append(title).Append("\n\n");

    public void Line(string line) => _text.Append("- ").Append(line).Append('\n');

    /// <summary>A condition and what is told; a message of several lines is a row of several.</summary>
    public void Row(string condition, string message)
        => _text.Append("- ").Append(condition).Append('\n').AppendJoin("", message.Split('\n').Select(line => $"  - {line.Trim()}\n"));

    /// <summary>What is thrown at once.</summary>
    public void Refused(string condition, Func<object?> call) => Row(condition, MessageOf(Record.Exception(call)));

    /// <summary>What a call of a client ends with.</summary>
    public async Task TellAsync(string condition, Scene scene, Operation call)
    {
        using IoTDAClient client = scene.Open();
        Row(condition, MessageOf(await Record.ExceptionAsync(() => scene.MovesClock ? call(client, Cancellation).Soon() : scene.Clock.RunAsync(call(client, Cancellation)))));
    }

    /// <inheritdoc cref="TellAsync(string, Scene, Operation)" />
    public Task TellAsync(string condition, string operation, Scene scene) => TellAsync(condition, scene, Operations.All[operation]);

    /// <summary>An exception's message; of options, a line for each failure.</summary>
    public static string MessageOf(Exception? exception)
        => exception is OptionsValidationException invalid ? string.Join('\n', invalid.Failures) : exception?.Message ?? "(no failure)";

    public override string ToString() => _text.ToString();
}
