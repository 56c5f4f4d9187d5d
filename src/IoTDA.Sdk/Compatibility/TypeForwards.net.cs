using System.Runtime.CompilerServices;

// The signature of an init accessor names this type. A library built against the asset for netstandard2.0, which has one of its own, finds
// the framework's here.
[assembly: TypeForwardedTo(typeof(IsExternalInit))]
