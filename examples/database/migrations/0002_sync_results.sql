-- What became of every key when command line, server and environment were compared.

CREATE TABLE sync_results (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  account_id uuid NOT NULL,
  key service_key_name NOT NULL,
  source text NOT NULL,
  action text NOT NULL,
  at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT sync_results_source CHECK (source IN ('server', 'local')),
  CONSTRAINT sync_results_action CHECK (action IN ('added', 'updated', 'kept', 'conflict'))
);

CREATE INDEX sync_results_by_account ON sync_results (account_id, at DESC);
