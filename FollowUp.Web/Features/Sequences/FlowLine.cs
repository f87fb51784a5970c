using FollowUp.Core.Sequences.Editing;
using FollowUp.Core.Sequences.Steps;

namespace FollowUp.Web.Features.Sequences;

/// <summary>One line of a flow read from top to bottom: a step, or where a way goes from there.</summary>
/// <param name="Depth">How many choices lead here; 0 for the trunk.</param>
/// <param name="Way">What leads into this line; null where it simply follows.</param>
/// <param name="Step">Null on lines that only say where a way goes.</param>
/// <param name="Number">Of the step, or of the one the way goes to; null where there is none.</param>
/// <param name="Target">Id of the step the way goes to.</param>
/// <param name="At">The way that leads here; null for a step that none leads to.</param>
public sealed record FlowLine(int Depth, string? Way, Step? Step, int? Number, FlowTurn Turn, string? Target = null, EdgeRef? At = null);

/// <summary>What a line says.</summary>
public enum FlowTurn
{
    Step,

    /// <summary>Joins a way that is written elsewhere.</summary>
    Continues,

    /// <summary>Leads back to a step that was passed.</summary>
    Back,
    Ends,

    /// <summary>Nobody has connected it.</summary>
    Nowhere,

    /// <summary>Leads to a step that is not there.</summary>
    Missing,

    /// <summary>A step that no way leads to.</summary>
    Unreached,
}
