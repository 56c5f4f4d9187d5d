using System.Diagnostics;
using System.Text.Json.Serialization;

#pragma warning disable CA1028, CA1822, CA2225 // one of everything, sensible or not
namespace IoTDA.Sdk.Tests.PublicApi;

/// <summary>One of everything that users must see change.</summary>
public abstract class Samples
{
    public const int Most = 5;

    private protected Samples()
    {
    }

    public delegate Task<T> Make<T>(Uri? at);

    public event EventHandler? Changed;

    [Flags]
    public enum Kind : byte
    {
        None = 0,
        Some = 1,
    }

    [JsonPropertyName("text")]
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public required string Text { get; init; }

    public string? Note { get; protected set; }

    public static implicit operator string(Samples value) => value.Text;

    public static Kind? KindOf(params string[] names) => names.Length == 0 ? null : Kind.Some;

    public IReadOnlyList<string?> Get<T>(T? value, string? text = null, Kind kind = Kind.Some, int size = 7, string unit = "s", CancellationToken token = default)
        where T : class, IDisposable
        => value is null || token.IsCancellationRequested ? [text] : [unit, $"{kind}{size}"];

    [Obsolete("Use Get.")]
    public string Old() => Note ?? "";

    protected virtual void Grow(ref int by, out int size) => size = by;

    internal void Hidden() => Changed?.Invoke(this, EventArgs.Empty);

    public readonly record struct Point(int X, string? Label);

    internal sealed class Unseen;
}
