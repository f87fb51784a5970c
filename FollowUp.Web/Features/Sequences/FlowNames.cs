using FollowUp.Core.Sequences;
using FollowUp.Core.Sequences.Steps;

namespace FollowUp.Web.Features.Sequences;

/// <summary>Names of what steps point at.</summary>
/// <param name="flows">Where steps are looked for, in this order.</param>
/// <param name="templates">By id.</param>
/// <param name="sequences">By id; those that are not there are "another sequence".</param>
public sealed class FlowNames(IReadOnlyList<Flow> flows, IReadOnlyDictionary<Guid, string>? templates = null, IReadOnlyDictionary<Guid, string>? sequences = null)
{
    /// <summary>Names of segments by id.</summary>
    public IReadOnlyDictionary<Guid, string>? Segments { get; init; }

    /// <summary>Names of members by id.</summary>
    public IReadOnlyDictionary<Guid, string>? Members { get; init; }

    /// <summary>Events without a time count from the entry into a flow; outside of one, from ever.</summary>
    public bool InFlow => flows.Count > 0;

    /// <summary>Name of a template; says so when none is chosen or it is not there any more.</summary>
    public string Template(Guid? id)
        => id is not { } chosen ? "no template yet" : templates?.GetValueOrDefault(chosen) ?? "unknown template";

    /// <summary>Its name in quotes.</summary>
    public string Sequence(Guid id) => sequences?.GetValueOrDefault(id) is { } name ? $"“{name}”" : "another sequence";

    /// <summary>Its name in quotes.</summary>
    public string Segment(Guid id) => Segments?.GetValueOrDefault(id) is { } name ? $"segment “{name}”" : "an unknown segment";

    /// <summary>Name of a member; says so when they are not there any more.</summary>
    public string Member(Guid id) => Members?.GetValueOrDefault(id) ?? "a member who is gone";

    /// <summary>The same names for another flow alone.</summary>
    public FlowNames Of(Flow flow) => new([flow], templates, sequences) { Segments = Segments, Members = Members };

    /// <summary>The step of that id, or null.</summary>
    public Step? Find(string id) => flows.Select(flow => flow.Find(id)).FirstOrDefault(step => step is not null);

    /// <summary>A step in words; its id when there is no such step.</summary>
    public string Step(string id) => Find(id) is { } step ? StepWords.Title(step, this) : id == Flow.EndId ? "End" : id;

    /// <summary>A message in words. Only these are looked into: a condition may name itself.</summary>
    public string Message(string id) => Find(id) is { } step && (step is SendStep || step.Name is not null) ? StepWords.Title(step, this) : id;
}
