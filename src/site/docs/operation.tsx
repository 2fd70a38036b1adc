import type { Language } from "../../model/text";
import { filled } from "../../model/text";
import { Table, Td, Th, Tr } from "../frame/table";
import { Words } from "../frame/words";
import { docs as messages } from "../messages/docs";
import type { Operation, Parameter } from "./document";
import { splitFilters, suffixOf } from "./filters";
import { inLanguage } from "./in-language";
import { exampleOf, latestOf, openedAsData } from "./request";
import { typeOf } from "./type";

type Props = {
  readonly operation: Operation;
  readonly all: readonly Operation[];
  readonly language: Language;
  /** What the page has said already. */
  readonly said?: string | undefined;
};

/** One operation, closed until it is wanted. */
export function OperationDetails({ operation, all, language, said }: Props) {
  const { operationId, method, path, summary, parameters } = operation;
  const description = inLanguage(operation.description ?? "", language);
  const latest = latestOf(operation, all);
  const own = latest ? parameters.filter(({ name }) => !latest.parameters.some((other) => other.name === name)) : parameters;
  const { filters, rest } = splitFilters(own);
  return (
    <details id={operationId}>
      <summary>
        <code class="request">
          <span class="method">{method}</span> {path}
        </code>{" "}
        <Words text={inLanguage(summary, language)} language={language} />
      </summary>
      <div class="body">
        {description && description !== said && (
          <p>
            <Words text={description} language={language} />
          </p>
        )}
        <Facts operation={operation} language={language} />
        {rest.length > 0 && <Parameters operation={operation} parameters={rest} language={language} />}
        {latest && latest.parameters.length > 0 && (
          <p>
            <Words
              text={messages.sameAs[language]}
              language={language}
              fill={{
                operation: (
                  <a href={`#${latest.operationId}`}>
                    <code>{requestOf(latest)}</code>
                  </a>
                ),
              }}
            />
          </p>
        )}
        {filters.length > 0 && (
          <Table
            id={`${operationId}-filters`}
            caption={filled(messages.filtersOf[language], { operation: requestOf(operation) })}
            columns={[messages.field, messages.meaning, messages.operators, messages.type].map((column) => column[language])}
          >
            {filters.map(({ names, operators, schema, label }) => (
              <Tr>
                <Th>
                  <Codes codes={names} />
                </Th>
                <Td label={messages.meaning[language]}>
                  <Words text={inLanguage(label, language)} language={language} />
                </Td>
                <Td label={messages.operators[language]} class="operators">
                  <Codes codes={operators.map((operator) => suffixOf(operator) || "=")} />
                </Td>
                <Td label={messages.type[language]} class="type">
                  <code>{typeOf(schema)}</code>
                </Td>
              </Tr>
            ))}
          </Table>
        )}
      </div>
    </details>
  );
}

/** What comes back, what can go wrong, and a request to try. */
function Facts({ operation, language }: { readonly operation: Operation; readonly language: Language }) {
  const { operationId, responses } = operation;
  const statuses = Object.entries(responses);
  const answers = statuses.filter(([status]) => Number(status) < 400);
  const problems = statuses.filter(([status]) => Number(status) >= 400);
  const example = exampleOf(operation);
  return (
    <dl class="facts">
      <dt>{messages.operation[language]}</dt>
      <dd>
        <a href={`#${operationId}`}>
          <code>{operationId}</code>
        </a>
      </dd>
      <dt>{messages.answer[language]}</dt>
      {answers.map(([status, { description, content }]) => (
        <dd>
          <b>{status}</b>{" "}
          {content && Number(status) < 300 ? (
            <Codes codes={Object.keys(content)} />
          ) : (
            <Words text={inLanguage(description, language)} language={language} />
          )}
        </dd>
      ))}
      <dt>{messages.problems[language]}</dt>
      <dd>
        <ul class="problems">
          {problems.map(([status, { description }]) => (
            <li>
              <b>{status}</b> <Words text={inLanguage(description, language)} language={language} />
            </li>
          ))}
        </ul>
      </dd>
      {example && (
        <>
          <dt>{messages.example[language]}</dt>
          <dd>
            <a href={openedAsData(operation, example)}>
              <Words text={`\`${decodeURI(example)}\``} language={language} />
            </a>
          </dd>
        </>
      )}
    </dl>
  );
}

type ParametersProps = Omit<Props, "all" | "said"> & { readonly parameters: readonly Parameter[] };

function Parameters({ operation, parameters, language }: ParametersProps) {
  const columns = [messages.name, messages.meaning, messages.type, messages.place, messages.required];
  return (
    <Table
      id={`${operation.operationId}-parameters`}
      caption={filled(messages.parametersOf[language], { operation: requestOf(operation) })}
      columns={columns.map((column) => column[language])}
    >
      {parameters.map((parameter) => (
        <Tr>
          <Th>
            <code>{parameter.name}</code>
          </Th>
          <Td label={messages.meaning[language]} class="prose">
            <Words text={inLanguage(parameter.description, language)} language={language} />
          </Td>
          <Td label={messages.type[language]} class="type">
            <code>{typeOf(parameter.schema)}</code>
          </Td>
          <Td label={messages.place[language]}>{(parameter.in === "path" ? messages.inPath : messages.inQuery)[language]}</Td>
          <Td label={messages.required[language]}>{(parameter.required ? messages.yes : messages.no)[language]}</Td>
        </Tr>
      ))}
    </Table>
  );
}

function Codes({ codes }: { readonly codes: readonly string[] }) {
  return (
    <span class="codes">
      {codes.map((code) => (
        <>
          <code>{code}</code>{" "}
        </>
      ))}
    </span>
  );
}

function requestOf({ method, path }: Operation): string {
  return `${method} ${path}`;
}
