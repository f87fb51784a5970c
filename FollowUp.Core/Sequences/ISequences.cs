using System.Text.Json;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using NodaTime;

namespace FollowUp.Core.Sequences;

/// <summary>Keeps sequences: drafts, versions, and whether they run. Reading takes any member; changing takes a marketer.</summary>
public interface ISequences
{
    /// <param name="search">Part of the name.</param>
    Task<Page<SequenceRow>> ListAsync(Actor actor, SequenceStatus? status, string? search, PageQuery page, CancellationToken cancellationToken);

    /// <exception cref="NotFoundException">There is no such sequence in this organization.</exception>
    Task<SequenceDetail> GetAsync(Actor actor, Guid sequenceId, CancellationToken cancellationToken);

    /// <summary>Makes a draft. A flow that cannot be published yet is kept all the same; one that cannot be read is refused.</summary>
    /// <param name="flow">Null: an empty flow that ends at once.</param>
    /// <exception cref="InputException">Names the field, and the step it is in.</exception>
    Task<Guid> CreateAsync(Actor actor, string name, string? description, Flow? flow, CancellationToken cancellationToken);

    /// <summary>Changes name, description or draft; what is null stays.</summary>
    /// <param name="version">The version the change was made on; null: whichever is there.</param>
    /// <returns>The version after the change.</returns>
    /// <exception cref="ConflictException">It is archived, or somebody else changed it first.</exception>
    Task<int> UpdateAsync(Actor actor, Guid sequenceId, int? version, string? name, string? description, Flow? flow, CancellationToken cancellationToken);

    /// <summary>What is wrong with the draft and what is worth a word.</summary>
    Task<IReadOnlyList<FlowFinding>> CheckAsync(Actor actor, Guid sequenceId, CancellationToken cancellationToken);

    /// <summary>The same of a flow that is not kept yet.</summary>
    /// <param name="sequenceId">The sequence it is for; null for a new one.</param>
    Task<IReadOnlyList<FlowFinding>> CheckFlowAsync(Actor actor, Guid? sequenceId, Flow flow, CancellationToken cancellationToken);

    /// <summary>Freezes the draft as the next version, which new enrollments enter. A draft becomes active; a paused sequence stays paused.</summary>
    /// <returns>Number of the version.</returns>
    /// <exception cref="InputException">The flow has findings that block it.</exception>
    Task<int> PublishAsync(Actor actor, Guid sequenceId, CancellationToken cancellationToken);

    /// <summary>Nobody enters and nothing is sent. Those inside are held, or leave with <c>sequence_paused</c>.</summary>
    Task PauseAsync(Actor actor, Guid sequenceId, PauseChoice choice, CancellationToken cancellationToken);

    /// <summary>Goes on. What fell due meanwhile is spread over <paramref name="over"/>.</summary>
    Task ResumeAsync(Actor actor, Guid sequenceId, Duration over, CancellationToken cancellationToken);

    /// <summary>For good: those inside leave with <c>archived</c>.</summary>
    Task ArchiveAsync(Actor actor, Guid sequenceId, CancellationToken cancellationToken);

    /// <summary>A new draft with the same flow.</summary>
    Task<Guid> DuplicateAsync(Actor actor, Guid sequenceId, string? name, CancellationToken cancellationToken);

    /// <summary>Newest first.</summary>
    Task<IReadOnlyList<SequenceVersionRow>> VersionsAsync(Actor actor, Guid sequenceId, CancellationToken cancellationToken);

    /// <param name="number">Of the version.</param>
    Task<Flow> VersionAsync(Actor actor, Guid sequenceId, int number, CancellationToken cancellationToken);

    /// <summary>Says what a migration would do, step by step.</summary>
    /// <exception cref="InputException">A move names a step that is not there.</exception>
    Task<IReadOnlyList<MigrationStep>> PreviewMigrationAsync(Actor actor, Guid sequenceId, MigrationPlan plan, CancellationToken cancellationToken);

    /// <summary>Takes those inside one version over to another.</summary>
    /// <returns>How many went over.</returns>
    /// <exception cref="InputException">A move names a step that is not there.</exception>
    Task<int> MigrateAsync(Actor actor, Guid sequenceId, MigrationPlan plan, CancellationToken cancellationToken);

    /// <summary>Publishes an earlier version again, as a new one, and makes it the draft.</summary>
    Task<int> RollBackAsync(Actor actor, Guid sequenceId, int number, CancellationToken cancellationToken);
}

/// <summary>What becomes of those inside while a sequence is paused.</summary>
public enum PauseChoice
{
    Hold,
    Stop,
}

/// <summary>One line of the list.</summary>
/// <param name="Inside">Contacts walking or held.</param>
/// <param name="Trigger">Type of the event that enrolls; null where none does.</param>
/// <param name="Steps">Of the current version, else of the draft.</param>
public sealed record SequenceRow(
    Guid Id, string Name, SequenceStatus Status, string? Trigger, int Steps, int? PublishedVersion, int Inside, int Completed, int Exited, Instant CreatedAt, Instant? UpdatedAt)
{
    /// <summary>What makes contacts enter.</summary>
    public SequenceStart Start { get; init; }

    /// <summary>What its messages are for; null when it does not say.</summary>
    public string? Purpose { get; init; }
}

/// <summary>What makes contacts enter a sequence.</summary>
public enum SequenceStart
{
    /// <summary>People and programs put contacts in.</summary>
    ByHand,
    Event,

    /// <summary>Contacts come into a segment.</summary>
    Segment,

    /// <summary>Contacts of a segment at set times.</summary>
    Schedule,
}

/// <summary>A sequence with its draft.</summary>
/// <param name="Draft">The flow being worked on.</param>
/// <param name="Published">The flow new enrollments enter; null until it was published.</param>
/// <param name="Version">Counts changes; give it back with an update.</param>
/// <param name="HasChanges">The draft differs from the published flow.</param>
public sealed record SequenceDetail(
    Guid Id, string Name, string? Description, SequenceStatus Status, Flow Draft, Flow? Published, int? PublishedVersion, Instant CreatedAt, Instant? UpdatedAt, int Version, bool HasChanges);

/// <summary>A frozen flow.</summary>
/// <param name="Inside">Contacts still walking it or held in it.</param>
public sealed record SequenceVersionRow(Guid Id, int Number, Instant PublishedAt, string? PublishedBy, int Inside, bool Current);
