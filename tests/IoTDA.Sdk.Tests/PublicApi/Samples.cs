using System.ComponentModel;

#pragma warning disable CA1000, CA1008, CA1022, CA1028, CA1034, CA1051, CA1052, CA1063, CA1065, CA1716, CA1801, CA1802, CA1815, CA1816, CA1819, CA1822, CA2211, CA2225, CA1045, CA1043, CA1003, CA1805, CA1012, CS0067, CA1036, CA1033, CA2227
namespace IoTDA.Sdk.Tests.PublicApi;

/// <summary>One of everything that can be public.</summary>
public sealed class Samples
{
    public delegate Task<T> Make<T>(Uri? at)
        where T : struct;

    [Flags]
    public enum Kind : byte
    {
        None = 0,
        Some = 1,
    }

    public abstract class Base
    {
        protected Base(int size) => Size = size;

        public event EventHandler? Changed;

        public abstract string? Name { get; protected set; }

        private protected int Size { get; }

        internal void Hidden() => Changed?.Invoke(this, EventArgs.Empty);

        protected virtual void Grow(ref int by) => by += Size;
    }

    public sealed class Derived() : Base(Most), IDisposable
    {
        public const int Most = 5;
        public static readonly string Default = "";

        public override string? Name { get; protected set; }

        public string this[int index] => index.ToString(System.Globalization.CultureInfo.InvariantCulture);

        public static implicit operator string(Derived value) => value.Name ?? Default;

        public static Kind? KindOf(params string[] names) => names.Length == 0 ? null : Kind.Some;

        [EditorBrowsable(EditorBrowsableState.Never)]
        public void Dispose() => Name = null;

        [Obsolete("Use Get.")]
        public string Old() => Name ?? "";

        public IReadOnlyList<string?> Get<T>(T? value, string? text = null, CancellationToken token = default)
            where T : class, IDisposable
            => value is null || token.IsCancellationRequested ? [text] : [];
    }

    public readonly record struct Point(int X, string? Label);

    public sealed record Wish
    {
        public required string Text { get; init; }
    }

    internal sealed class Hidden;
}
