#pragma warning disable CA1040 // empty on purpose
namespace IoTDA.Sdk.Tests.Conventions.Arrows.Samples.Shared;

/// <summary>Without a body, so that no line of code says where it is.</summary>
public interface ILow;
