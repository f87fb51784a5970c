namespace FollowUp.Core.Templates;

/// <summary>What a template is for. Stored as its number: never renumber.</summary>
public enum TemplateKind
{
    Request = 1,
    Reminder = 2,

    /// <summary>For sequences, about anything.</summary>
    Message = 3,
}
