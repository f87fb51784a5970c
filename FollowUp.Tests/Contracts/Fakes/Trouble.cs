namespace FollowUp.Tests.Contracts.Fakes;

/// <summary>What one message meets at a fake provider.</summary>
/// <param name="Answer">Given instead of taking it; null takes it.</param>
internal sealed record Trouble(FakeAnswer? Answer, Fault Fault = Fault.None);
