using System.Text.Json.Serialization;

namespace IoTDA.Sdk.Benchmarks.Comparison;

/// <summary>What a run measured.</summary>
internal sealed record Results
{
    public required DateTimeOffset Date { get; init; }

    public required string Runtime { get; init; }

    public required int Processors { get; init; }

    public required List<string> Clients { get; init; }

    public required List<Measurement> Measurements { get; init; }

    /// <summary>Adds what another process measured.</summary>
    /// <param name="others">Its results.</param>
    public void Add(Results others)
    {
        foreach (Measurement other in others.Measurements)
        {
            Measurement measured = Of(other.Workload, other.Client);

            // Nothing else makes a call allocate less than it does.
            measured.BytesPerCall = Math.Min(measured.BytesPerCall, other.BytesPerCall);
            measured.Microseconds.AddRange(other.Microseconds);
            measured.CallsPerSecond.AddRange(other.CallsPerSecond);
        }
    }

    /// <summary>One client under one workload.</summary>
    /// <param name="workload">The workload's name.</param>
    /// <param name="client">The client's name.</param>
    public Measurement Of(string workload, string client)
        => Measurements.Find(measurement => measurement.Workload == workload && measurement.Client == client)
            ?? throw new InvalidOperationException($"{workload} was not measured for {client}.");
}

/// <summary>One client under one workload.</summary>
internal sealed record Measurement
{
    public required string Workload { get; init; }

    public required string Client { get; init; }

    /// <summary>Bytes that a call allocates.</summary>
    public double BytesPerCall { get; set; }

    /// <summary>For each round, the median time of a call in microseconds.</summary>
    public List<double> Microseconds { get; init; } = [];

    /// <summary>For each round of 64 callers, the calls a second.</summary>
    public List<double> CallsPerSecond { get; init; } = [];
}

[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Results))]
internal sealed partial class ResultsJson : JsonSerializerContext;
