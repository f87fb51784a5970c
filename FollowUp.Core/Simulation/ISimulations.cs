using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using NodaTime;

namespace FollowUp.Core.Simulation;

/// <summary>Simulates a sequence's draft with a contact of the organization, or with sample data.</summary>
public interface ISimulations
{
    /// <exception cref="NotFoundException">There is no such sequence or contact in this organization.</exception>
    /// <exception cref="InputException">The flow cannot run; names step and field.</exception>
    Task<SimulationResult> RunAsync(Actor actor, Guid sequenceId, SimulationRequest request, CancellationToken cancellationToken);

    /// <summary>Works through the events of the last days as if the sequence had run then.</summary>
    /// <exception cref="NotFoundException">There is no such sequence in this organization.</exception>
    /// <exception cref="InputException">The flow cannot run, no event starts it, or the days are out of range; names the field.</exception>
    Task<DryRunResult> DryRunAsync(Actor actor, Guid sequenceId, DryRunRequest request, CancellationToken cancellationToken);
}

/// <summary>What is asked.</summary>
/// <param name="ContactId">Null: the sample, who has every address and is in <paramref name="Sample"/>'s zone.</param>
/// <param name="Start">When the event happens; null: now.</param>
/// <param name="Published">The published version instead of the draft.</param>
public sealed record SimulationRequest(Guid? ContactId, SampleContact? Sample, Instant? Start, AssumedEngagement Engagement, IReadOnlyList<AssumedEvent> Events, bool Published = false)
{
    /// <summary>Properties of the event that enrolls.</summary>
    public System.Text.Json.JsonElement? Properties { get; init; }
}

/// <summary>A contact that is not there.</summary>
public sealed record SampleContact(string? Email = null, string? Phone = null, string? FirstName = null, string? TimeZone = null, IReadOnlyList<string>? Tags = null)
{
    /// <summary>Of the address, ISO 3166-1 alpha-2.</summary>
    public string? Country { get; init; }

    /// <summary>State or province of the address, such as <c>TX</c>.</summary>
    public string? State { get; init; }

    /// <summary>Attributes by name.</summary>
    public IReadOnlyDictionary<string, System.Text.Json.JsonElement>? Attributes { get; init; }
}
