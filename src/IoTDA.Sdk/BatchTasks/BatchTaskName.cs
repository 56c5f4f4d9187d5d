using System.Security.Cryptography;

namespace IoTDA.Sdk;

/// <summary>The name of a batch task; <c>task_name</c> on the wire. A string converts to it implicitly.</summary>
/// <remarks>
/// 1 to 128 characters: letters, digits, <c>_</c> and Chinese characters. The English API page does not name Chinese characters, the
/// Chinese page and the official SDKs do. Nothing says that the service wants names to be unique.
/// See <see href="https://support.huaweicloud.com/intl/en-us/api-iothub/iot_06_v5_0045.html">Create a Batch Task</see>.
/// </remarks>
public readonly struct BatchTaskName : IEquatable<BatchTaskName>
{
    private const int MaxLength = 128;
    private const int NonceLength = 16;

    private readonly string? _value;

    /// <summary>A name as it is.</summary>
    /// <param name="value">The name; its form is checked when the request is sent.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is <see langword="null"/>.</exception>
    public BatchTaskName(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _value = value;
    }

    private BatchTaskName(string value, bool isUnique)
        : this(value) => IsUnique = isUnique;

    /// <summary>Whether no other task has the name: it was made by <see cref="Unique"/>, or read back by <see cref="FromUnique"/>.</summary>
    public bool IsUnique { get; }

    /// <summary>The name's text; empty for <see langword="default"/>, which is no valid name.</summary>
    public string Value => _value ?? "";

    /// <summary>
    /// A name that no other task has: the prefix, shortened where the 128 characters want it, <c>_</c>, and 16 random hexadecimal digits.
    /// </summary>
    /// <param name="prefix">What the name begins with: letters, digits, <c>_</c> and Chinese characters.</param>
    /// <exception cref="ArgumentException"><paramref name="prefix"/> is empty.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="prefix"/> is <see langword="null"/>.</exception>
    /// <example>
    /// <code language="csharp">
    /// // Saved before the create: it finds the task after a crash.
    /// BatchTaskName name = BatchTaskName.Unique("Nightly");
    /// File.WriteAllText("task.txt", name.Value);
    ///
    /// // After a restart.
    /// BatchTaskName saved = BatchTaskName.FromUnique(File.ReadAllText("task.txt"));
    /// BatchTask? task = await client.BatchTasks.FindAsync(BatchTaskType.FirmwareUpgrade, saved);
    /// Console.WriteLine(task?.TaskId ?? "It was never created.");
    /// </code>
    /// </example>
    public static BatchTaskName Unique(string prefix)
    {
        ArgumentException.ThrowIfNullOrEmpty(prefix);
        int kept = Math.Min(prefix.Length, MaxLength - NonceLength - 1);
        return new BatchTaskName($"{prefix[..kept]}_{RandomNumberGenerator.GetHexString(NonceLength, lowercase: true)}", isUnique: true);
    }

    /// <summary>A unique name from its saved text, after a restart.</summary>
    /// <param name="value">The text of a name that <see cref="Unique"/> made and that was given to no other task.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is empty.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is <see langword="null"/>.</exception>
    public static BatchTaskName FromUnique(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        return new BatchTaskName(value, isUnique: true);
    }

    /// <summary>A name from its text.</summary>
    /// <param name="value">The text.</param>
    public static implicit operator BatchTaskName(string value) => new(value);

    /// <summary>The name from its text; the named form of the conversion.</summary>
    /// <param name="value">The text.</param>
    public static BatchTaskName FromString(string value) => new(value);

    /// <summary>Whether both names have the same text.</summary>
    /// <param name="left">One name.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(BatchTaskName left, BatchTaskName right) => left.Equals(right);

    /// <summary>Whether the names have different texts.</summary>
    /// <param name="left">One name.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(BatchTaskName left, BatchTaskName right) => !left.Equals(right);

    /// <summary>Whether the other name has the same text, however it was made.</summary>
    /// <param name="other">The other name.</param>
    public bool Equals(BatchTaskName other) => string.Equals(Value, other.Value, StringComparison.Ordinal);

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is BatchTaskName other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Value);

    /// <inheritdoc cref="Value" />
    public override string ToString() => Value;
}
